import QtQuick
import Hall

// The hall and the time. Five touches of the clock are a technician's.
Item {
    id: head

    required property var frame
    property bool tall: false

    implicitHeight: tall ? 0 : (Dp.portrait ? 140 : 116) * Dp.unit

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
        visible: !head.tall
    }
    Words {
        id: hall
        x: head.tall ? Dp.margin : Dp.margin
        y: head.tall ? 110 * Dp.unit : (parent.height - height) / 2
        width: head.tall ? parent.width - 2 * x : clock.x - x - Dp.gap - (training.visible ? training.width + Dp.gap : 0)
        text: head.frame.hall
        size: head.tall ? Dp.title : 42 * Dp.unit
        align: head.tall ? Text.AlignHCenter : Text.AlignLeft
    }
    TrainingMark {
        id: training
        unit: Dp.unit
        words: head.frame.training
        x: head.tall ? (parent.width - width) / 2 : clock.x - width - Dp.gap
        y: head.tall ? clock.y + clock.height + 30 * Dp.unit : (parent.height - height) / 2
    }
    Item {
        id: clock
        width: head.tall ? parent.width : Math.max(time.implicitWidth, date.oneLine)
        height: time.implicitHeight + date.height
        x: head.tall ? 0 : parent.width - width - Dp.margin
        y: head.tall ? hall.y + hall.height + 60 * Dp.unit : (parent.height - height) / 2
        Accessible.role: Accessible.Clock
        Accessible.name: head.frame.clock + " " + head.frame.date.zh + " " + head.frame.date.en
        Accessible.onPressAction: Acts.say("corner", "", true)
        Text {
            id: time
            width: parent.width
            text: head.frame.clock
            color: Theme.ink
            font { family: Theme.family; pixelSize: (head.tall ? 140 : 56) * Dp.unit; bold: head.tall && Theme.hasBold }
            horizontalAlignment: head.tall ? Text.AlignHCenter : Text.AlignRight
        }
        Words {
            id: date
            y: time.implicitHeight
            width: parent.width
            text: head.tall ? head.frame.date : ({ zh: head.frame.date.zh, en: Theme.showsChinese ? "" : head.frame.date.en })
            size: head.tall ? Dp.large : Math.max(Dp.least, 26 * Dp.unit)
            color: Theme.soft
            align: head.tall ? Text.AlignHCenter : Text.AlignRight
        }
        MouseArea {
            anchors.fill: parent
            onClicked: Acts.say("corner", "", true)
        }
    }
}
