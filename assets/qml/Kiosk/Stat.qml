import QtQuick
import Hall

// One thing worth knowing now, with its icon, and what belongs to it in smaller letters.
Panel {
    id: stat

    property var text
    property var more
    property bool brief: false
    property string icon: ""
    property real size: Dp.body

    unit: Dp.unit
    readonly property bool said: words.said

    visible: said
    implicitHeight: Math.max(texts.height, drawing.height) + 32 * Dp.unit

    Icon {
        id: drawing
        name: stat.icon
        size: stat.size * 1.2
        color: Theme.number
        x: 22 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: texts
        x: drawing.x + drawing.width + 16 * Dp.unit
        width: stat.width - x - 14 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4 * Dp.unit
        Words {
            id: words
            width: parent.width
            text: stat.text
            size: stat.size
        }
        Words {
            width: parent.width
            text: stat.more
            squeezed: stat.brief
            size: Dp.note
            color: Theme.soft
        }
    }
}
