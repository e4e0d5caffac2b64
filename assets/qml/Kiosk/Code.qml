import QtQuick
import Hall

// A QR code on white, each module equally many whole pixels.
Rectangle {
    id: code

    property string text: ""
    property real side: 250 * Dp.unit

    width: side
    height: side
    radius: Dp.radius
    color: "white"

    Image {
        anchors.centerIn: parent
        source: code.text === "" ? "" : "image://qr/" + encodeURIComponent(code.text)
        sourceSize: Qt.size(Math.floor(code.side), Math.floor(code.side))
        smooth: false
        cache: false
        Accessible.ignored: true
    }
}
