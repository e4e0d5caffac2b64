import QtQuick
import Hall

// The code for a phone, and what it is for.
Panel {
    id: beside

    property string code: ""
    property var words
    property real side: 250 * Dp.unit

    unit: Dp.unit
    height: side

    Code {
        id: picture
        text: beside.code
        side: beside.side
    }
    Words {
        x: picture.width + Dp.gap * 1.5
        width: beside.width - x - Dp.gap
        anchors.verticalCenter: parent.verticalCenter
        text: beside.words
        size: Dp.body
    }
}
