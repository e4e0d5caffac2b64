import QtQuick
import Hall

// A heading and what stands under it.
Item {
    id: line

    property var fact: null

    height: Math.max(heading.height, text.y + text.height) + 18 * Dp.unit
    Accessible.role: Accessible.StaticText
    Accessible.name: fact ? fact.heading.zh + " " + fact.text.zh + " " + fact.text.en : ""

    readonly property bool apart: !Dp.elder && width > 800 * Dp.unit

    Words {
        id: heading
        width: line.apart ? 220 * Dp.unit : line.width
        text: line.fact ? line.fact.heading : null
        size: Dp.body * 0.94
        color: Theme.number
        besideColor: Theme.soft
    }
    Words {
        id: text
        x: line.apart ? heading.width + Dp.gap : 0
        y: line.apart ? 0 : heading.height + 4 * Dp.unit
        width: line.width - x
        text: line.fact ? line.fact.text : null
        size: Dp.body
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Dp.hair
        color: Theme.raised
    }
}
