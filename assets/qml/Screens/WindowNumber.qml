import QtQuick
import Hall

// What to do, and the number as large as the place allows.
Item {
    id: area

    required property var face
    required property color color
    property real unit: 1

    Both {
        id: headline
        width: parent.width
        height: implicitHeight
        words: area.face.headline
        size: 76 * area.unit
        beside: 0.6
        color: area.color
        align: Text.AlignHCenter
    }
    NumberPlate {
        anchors { top: headline.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        number: area.face.number
        call: area.face.call
        size: height * 0.92
        color: area.color
    }
}
