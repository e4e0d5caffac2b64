import QtQuick
import Hall

// The door to the technician's page.
Page {
    id: page

    readonly property real keyHeight: Math.min(130 * Dp.unit, (height - 420 * Dp.unit) / 4 - Dp.gap)

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (parent.height - height) * 0.4)
        width: Math.min(parent.width, 640 * Dp.unit)
        spacing: Dp.gap * 1.4
        Words {
            width: parent.width
            text: page.body.headline
            size: Dp.title * 0.86
            align: Text.AlignHCenter
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: 40 * Dp.unit
            spacing: 28 * Dp.unit
            Repeater {
                model: Math.max(4, page.body.typed)
                Rectangle {
                    required property int index
                    width: 36 * Dp.unit
                    height: width
                    radius: width / 2
                    color: index < page.body.typed ? Theme.number : "transparent"
                    border { width: Dp.hair; color: Theme.buttonEdge }
                }
            }
        }
        Item {
            width: parent.width
            height: Dp.body * 1.3 + (Theme.showsChinese && Theme.showsEnglish ? Dp.beside(Dp.body) * 1.5 : 0)
            Words {
                width: parent.width
                text: page.body.trouble
                size: Dp.body
                color: Theme.warning
                besideColor: Theme.warning
                align: Text.AlignHCenter
            }
        }
        Grid {
            id: pad
            columns: 3
            spacing: Dp.gap
            Repeater {
                model: page.body.keys.length
                KeyButton {
                    required property int index
                    face: page.body.keys[index]
                    width: (pad.parent.width - 2 * Dp.gap) / 3
                    height: Math.max(Dp.key, page.keyHeight)
                    size: face.label.zh.length > 1 ? Dp.body : Dp.title
                }
            }
        }
    }
}
