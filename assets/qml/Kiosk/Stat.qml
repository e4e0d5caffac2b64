import QtQuick
import Hall

// One thing worth knowing now, with its icon.
Panel {
    id: stat

    property var text
    property string icon: ""
    property real size: Dp.body
    property color ink: Theme.ink

    unit: Dp.unit
    readonly property bool said: words.said

    visible: said
    implicitHeight: Math.max(words.height, drawing.height) + 32 * Dp.unit

    Icon {
        id: drawing
        name: stat.icon
        size: stat.size * 1.2
        color: Theme.number
        x: 22 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: words
        x: drawing.x + drawing.width + 16 * Dp.unit
        width: stat.width - x - 14 * Dp.unit
        text: stat.text
        size: stat.size
        color: stat.ink
        anchors.verticalCenter: parent.verticalCenter
    }
}
