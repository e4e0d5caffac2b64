import QtQuick
import Hall

// Nobody is here: an invitation. A touch anywhere begins.
Press {
    id: page

    property var frame
    property var body
    readonly property bool low: Dp.portrait && height < 1100 * Dp.unit
    readonly property bool abreast: !Dp.portrait || low
    readonly property real room: height - (notices.visible ? notices.height + Dp.gap : 0)
    readonly property real side: Math.min(room * (abreast ? 0.72 : 0.44), width * (abreast ? 0.4 : 0.66))

    anchors.fill: parent
    says: body.invitation
    roundness: 0
    onActed: Acts.say("start", "", false)

    Item {
        id: target
        width: page.side
        height: page.side
        x: page.abreast ? page.width * 0.26 - width / 2 : (page.width - width) / 2
        y: page.abreast ? (page.room - height) / 2 : words.y + headline.height + page.height * 0.04
        Repeater {
            model: [Theme.panel, Theme.raised, page.down ? Theme.pressed : Theme.plate]
            Rectangle {
                required property int index
                required property color modelData
                anchors.centerIn: parent
                height: parent.height * [1, 0.77, 0.54][index]
                width: height
                radius: height / 2
                color: modelData
            }
        }
        Icon {
            anchors.centerIn: parent
            name: "hand-finger"
            size: parent.height * 0.3
            color: Theme.plateInk
        }
    }
    CalmText {
        id: notices
        x: Dp.margin
        width: page.width - 2 * x
        height: Dp.body * (Dp.elder ? 1.4 : 2.3)
        anchors { bottom: parent.bottom; bottomMargin: Dp.gap }
        visible: texts.length > 0 && !page.low
        texts: page.body.notices
        size: Dp.body
        align: Text.AlignHCenter
        color: Theme.soft
    }
    Column {
        id: words
        x: page.abreast ? page.width * 0.5 : Dp.margin
        width: page.width - x - Dp.margin
        y: (page.room - height) / 2
        Words {
            id: headline
            width: parent.width
            text: page.body.headline
            size: Dp.huge * (page.low ? 0.8 : 1.1)
            align: page.abreast ? Text.AlignLeft : Text.AlignHCenter
        }
        Item {
            width: 1
            height: page.abreast ? page.height * 0.06 : page.side + page.height * 0.08
        }
        Words {
            width: parent.width
            text: page.body.invitation
            size: Dp.title * (page.low ? 0.8 : 1)
            color: Theme.number
            align: page.abreast ? Text.AlignLeft : Text.AlignHCenter
        }
        Item {
            width: 1
            height: page.height * 0.04
        }
        Words {
            width: parent.width
            text: page.body.waiting
            size: page.low ? Dp.body : Dp.large
            color: Theme.soft
            align: page.abreast ? Text.AlignLeft : Text.AlignHCenter
        }
    }
}
