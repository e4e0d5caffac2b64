import QtQuick
import Hall

// One line: the window's name, how it is, and the number.
Item {
    id: strip

    required property var face
    required property color accent
    readonly property bool numbered: face.number !== ""
    readonly property real line: height / (Theme.language === "both" ? 2.3 : 1.5)

    Both {
        id: name
        x: strip.height * 0.15
        y: strip.height * 0.06
        height: strip.height * 0.88
        width: strip.width * 0.26
        words: strip.face.name
        size: strip.line
        besideColor: Theme.soft
    }
    Both {
        anchors.left: name.right
        y: name.y
        height: name.height
        width: strip.width * (strip.numbered ? 0.34 : 0.72) - strip.height * 0.3
        words: strip.face.headline
        size: strip.line
        color: strip.accent
        align: Text.AlignHCenter
    }
    NumberPlate {
        visible: strip.numbered
        anchors { right: parent.right; rightMargin: strip.height * 0.15; top: parent.top; bottom: parent.bottom }
        width: strip.width * 0.38
        number: strip.face.number
        call: strip.face.call
        size: strip.height * 0.86
        align: Text.AlignRight
        color: strip.face.mode === "calling" ? Theme.number : Theme.ink
    }
}
