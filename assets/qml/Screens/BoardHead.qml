import QtQuick
import Hall

// The hall's name, the zone, and the time.
Panel {
    id: head

    required property var face
    property real tight: 1
    radius: 0

    Both {
        id: title
        x: 2 * Theme.gap * head.unit * head.tight
        y: 10 * head.unit
        height: parent.height - 2 * y
        width: Math.min(implicitWidth, ((training.visible ? training.x : clock.x) - 2 * x) * (zone.visible ? 0.62 : 1))
        words: head.face.title
        size: 62 * head.unit * head.tight
        beside: 0.5
        strong: true
        besideColor: Theme.soft
    }
    Both {
        id: zone
        visible: words.zh !== ""
        anchors { left: title.right; leftMargin: 2 * Theme.gap * head.unit * head.tight }
        y: title.y
        height: title.height
        width: Math.min(implicitWidth, (training.visible ? training.x : clock.x) - x - Theme.gap * head.unit * head.tight)
        words: head.face.zone
        size: 50 * head.unit * head.tight
        beside: 0.62
        color: Theme.number
        besideColor: Theme.soft
    }
    TrainingMark {
        id: training
        anchors { right: clock.left; rightMargin: 2 * Theme.gap * head.unit * head.tight; verticalCenter: parent.verticalCenter }
        unit: head.unit * head.tight
        words: head.face.training
    }
    Item {
        id: clock
        anchors { right: parent.right; rightMargin: 2 * Theme.gap * head.unit * head.tight }
        height: parent.height
        width: 400 * head.unit * head.tight
        Label {
            y: 8 * head.unit
            width: parent.width
            height: 74 * head.unit
            text: head.face.time
            size: 66 * head.unit
            horizontalAlignment: Text.AlignRight
        }
        Label {
            y: 82 * head.unit
            width: parent.width
            height: 38 * head.unit
            text: Theme.showsChinese ? head.face.date.zh : head.face.date.en
            size: 30 * head.unit
            color: Theme.soft
            horizontalAlignment: Text.AlignRight
        }
    }
}
