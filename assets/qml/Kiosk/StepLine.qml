import QtQuick
import Hall

// One thing to do, with its number.
Item {
    id: line

    property int number: 1
    property var text

    implicitHeight: Math.max(badge.height, words.height)

    Rectangle {
        id: badge
        width: Dp.large * 1.4
        height: width
        radius: width / 2
        color: Theme.button
        Text {
            anchors.centerIn: parent
            text: line.number
            color: Theme.number
            font { family: Theme.family; pixelSize: Dp.body }
        }
    }
    Words {
        id: words
        x: badge.width + 22 * Dp.unit
        width: line.width - x
        y: Math.max(0, (badge.height - Dp.body * 1.2) / 2 - 2 * Dp.unit)
        text: line.text
        size: Dp.body
    }
}
