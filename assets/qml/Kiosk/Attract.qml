import QtQuick
import Hall

// Nobody is here: an invitation. A touch anywhere begins.
Press {
    id: page

    property var frame
    property var body
    readonly property real room: height

    says: body.invitation
    roundness: 0
    onActed: Acts.say("start", "", false)

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Dp.margin
        spacing: page.room * 0.035
        Words {
            width: parent.width
            text: page.body.headline
            size: Dp.huge * 1.1
            align: Text.AlignHCenter
        }
        Item {
            width: parent.width
            height: Math.min(width, page.room * 0.4)
            Repeater {
                model: 3
                Rectangle {
                    required property int index
                    anchors.centerIn: parent
                    height: parent.height * [1, 0.76, 0.54][index]
                    width: height
                    radius: height / 2
                    color: index === 2 ? (page.down ? Theme.pressed : Theme.plate) : index === 1 ? Theme.raised : Theme.panel
                }
            }
            Icon {
                anchors.centerIn: parent
                name: "hand-finger"
                size: parent.height * 0.3
                color: Theme.plateInk
            }
        }
        Words {
            width: parent.width
            text: page.body.invitation
            size: Dp.title
            color: Theme.number
            align: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: page.body.waiting
            size: Dp.large
            color: Theme.soft
            align: Text.AlignHCenter
        }
    }
}
