pragma Singleton
import QtQuick

// The one look of all public screens. Sizes are for a picture 1080 high and scale with `unit` of the screen.
QtObject {
    // Set at the start: the Chinese font found on this computer, whether it has a bold cut, and which languages are shown (both, zh, en).
    property string family: ""
    property bool hasBold: false
    property string language: "both"
    readonly property bool showsChinese: language !== "en"
    readonly property bool showsEnglish: language !== "zh"

    // Grounds, from the wall to what lies on it.
    readonly property color ground: "#07182F"
    readonly property color panel: "#0F2747"
    readonly property color raised: "#17345C"
    readonly property color line: "#3D5F8F"
    readonly property var grounds: [ground, panel, raised]

    // Text on any of these grounds; each has a contrast of at least 7:1 on each.
    readonly property color ink: "#FFFFFF"
    readonly property color soft: "#CBD9EE"
    readonly property color number: "#FFD75E"
    readonly property color good: "#8FEBB2"
    readonly property color warning: "#FFC4B0"
    readonly property var inks: [ink, soft, number, good, warning]

    // The one light plate, for what must not be overlooked, and the ink on it.
    readonly property color plate: "#FFD75E"
    readonly property color plateInk: "#07182F"

    // What can be pressed: lighter than the grounds, with an edge. Pressed, it takes the plate's colours at once.
    readonly property color button: "#1D3F6E"
    readonly property color buttonEdge: "#6F93C7"
    readonly property color pressed: "#FFF3C9"
    readonly property color faint: "#A9BBD6"
    readonly property color focus: "#FFFFFF"
    readonly property color veil: "#E607182F"

    readonly property int hair: 2
    readonly property int radius: 18
    readonly property int gap: 24
    readonly property int margin: 40

    // Type scale: each step about 1.4 of the one before.
    readonly property int small: 30
    readonly property int body: 40
    readonly property int large: 56
    readonly property int title: 80
    readonly property int display: 160

    // Calm motion: nothing flashes faster than once a second, nothing moves for its own sake.
    readonly property int fade: 400
    readonly property int breath: 1200
    readonly property int page: 8000
}
