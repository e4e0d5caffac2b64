import QtQuick
import Hall

// The code for a phone, and what it is for.
Item {
    id: beside

    property string code: ""
    property var words: null
    property real side: 230 * Dp.unit

    height: side

    Rectangle {
        width: beside.side
        height: beside.side
        radius: 8 * Dp.unit
        color: "white"
        Image {
            anchors.centerIn: parent
            source: beside.code === "" ? "" : "image://qr/" + encodeURIComponent(beside.code)
            sourceSize: Qt.size(Math.floor(beside.side), Math.floor(beside.side))
            smooth: false
            Accessible.ignored: true
        }
    }
    Words {
        x: beside.side + Dp.gap * 1.5
        width: beside.width - x
        anchors.verticalCenter: parent.verticalCenter
        text: beside.words
        size: Dp.body
    }
}
