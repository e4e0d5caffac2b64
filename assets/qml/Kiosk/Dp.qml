pragma Singleton
import QtQuick

// Sizes for fingers and eyes, in pixels of this display. Set by the screen: how large a kiosk's pixel is, and elder mode.
QtObject {
    property real unit: 1
    property bool elder: false
    property bool portrait: true

    // Type scale. `beside` is the language beside Chinese, never smaller than can be read at arm's length.
    readonly property real note: (elder ? 36 : 26) * unit
    readonly property real body: (elder ? 46 : 34) * unit
    readonly property real large: (elder ? 56 : 44) * unit
    readonly property real title: (elder ? 70 : 60) * unit
    readonly property real huge: (elder ? 100 : 92) * unit
    readonly property real least: (elder ? 32 : 20) * unit
    readonly property real smallest: (elder ? 30 : 16) * unit

    // Targets, and what keeps two of them apart.
    readonly property real key: (elder ? 88 : 68) * unit
    readonly property real target: (elder ? 120 : 92) * unit
    readonly property real gap: (elder ? 20 : 16) * unit
    readonly property real margin: 40 * unit
    readonly property real radius: 16 * unit
    readonly property real hair: Math.max(1, 2 * unit)

    function beside(size: real): real {
        return Math.max(least, size * 0.56);
    }
}
