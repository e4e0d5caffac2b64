import QtQuick
import Hall

// A drawing of assets/icons in a colour.
Image {
    property string name: ""
    property color color: Theme.ink
    property real size: Dp.body

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size), Math.round(size))
    source: name === "" ? "" : "image://icon/" + name + "/" + color.toString().slice(-6)
    visible: name !== ""
    Accessible.ignored: true
}
