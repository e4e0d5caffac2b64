import QtQuick
import Hall

// The number on its light plate, with whose it is and what for. In little height the code stands beside it.
Item {
    id: area

    property var body
    property bool low: false
    property real highest: height
    readonly property real least: 420 * Dp.unit
    readonly property real plateHeight: Math.min(highest, height - plate.y - below.height - Dp.gap)

    Words {
        id: headline
        width: parent.width
        text: area.body.headline
        size: Dp.large
        align: Text.AlignHCenter
        squeezed: area.low
        visible: said && !(area.low && Dp.elder)
    }
    Rectangle {
        id: plate
        y: headline.visible ? headline.height + Dp.gap : 0
        width: parent.width - (code.visible ? code.width + Dp.gap : 0)
        height: area.plateHeight
        radius: Dp.radius
        color: Theme.plate
        NumberPlate {
            anchors { fill: parent; topMargin: 6 * Dp.unit; bottomMargin: 6 * Dp.unit; rightMargin: 40 * Dp.unit; leftMargin: 40 * Dp.unit }
            number: area.body.number
            size: parent.height * 0.94
            color: Theme.plateInk
        }
    }
    Code {
        id: code
        visible: area.low && text !== ""
        anchors { right: parent.right; top: plate.top }
        text: area.body.code
        side: Math.min(250 * Dp.unit, area.plateHeight)
    }
    Column {
        id: below
        y: plate.y + area.plateHeight + Dp.gap
        width: parent.width
        spacing: Dp.gap * 0.6
        Words {
            width: parent.width
            visible: said && !(area.low && Dp.elder)
            text: area.body.priority
            size: Dp.body
            color: Theme.number
            align: Text.AlignHCenter
            squeezed: area.low
        }
        Words {
            visible: said && !Dp.elder && !area.low && area.height - plate.y - height > area.least
            width: parent.width
            text: area.body.services
            size: Dp.body
            color: Theme.soft
            align: Text.AlignHCenter
        }
    }
}
