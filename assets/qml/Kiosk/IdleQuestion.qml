import QtQuick
import Hall

// Asks whether somebody is still there. A touch anywhere says so.
Item {
    id: question

    property var idle: null
    property bool lowered: false

    Component.onCompleted: Acts.settle()

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        MouseArea {
            anchors.fill: parent
            onClicked: if (Acts.settled) Acts.say(question.idle.stay.act, question.idle.stay.value, false)
        }
    }
    Panel {
        readonly property real inside: width - 2 * Dp.margin
        width: Math.min(parent.width - 2 * Dp.margin, 940 * Dp.unit)
        height: column.height + 2 * Dp.margin
        unit: Dp.unit
        x: (parent.width - width) / 2
        y: question.lowered ? parent.height * 0.5 : (parent.height - height) / 2
        border { width: Dp.hair; color: Theme.line }
        Column {
            id: column
            x: Dp.margin
            y: Dp.margin
            width: parent.inside
            spacing: Dp.gap * 1.5
            Words {
                width: parent.width
                text: question.idle ? question.idle.headline : null
                size: Dp.title
                align: Text.AlignHCenter
            }
            Text {
                width: parent.width
                text: question.idle ? question.idle.seconds : ""
                color: Theme.number
                font { family: Theme.family; pixelSize: 190 * Dp.unit; bold: Theme.hasBold }
                horizontalAlignment: Text.AlignHCenter
            }
            TouchButton {
                width: parent.width
                height: Math.max(implicitHeight, Dp.target * 1.2)
                primary: true
                face: question.idle ? question.idle.stay : null
            }
            TouchButton {
                width: parent.width
                face: question.idle ? question.idle.leave : null
            }
        }
    }
}
