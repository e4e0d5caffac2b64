import QtQuick
import Hall

// What was typed, and a key for each initial that may follow.
Panel {
    id: pad

    property var search
    readonly property int many: search ? search.keys.length : 0
    readonly property real inside: width - 2 * Dp.gap
    readonly property int columns: Math.max(1, Math.min(many, Math.floor((inside + gap) / ((Dp.elder ? 88 : 62) * Dp.unit + gap))))
    readonly property real gap: 14 * Dp.unit

    unit: Dp.unit
    height: column.height + 2 * Dp.gap

    Column {
        id: column
        x: Dp.gap
        y: Dp.gap
        width: pad.inside
        spacing: Dp.gap
        Item {
            width: parent.width
            height: erase.height
            Words {
                visible: !!pad.search && pad.search.typed === ""
                width: erase.x - Dp.gap
                text: pad.search ? pad.search.prompt : null
                size: Dp.note * 1.1
                color: Theme.soft
                anchors.verticalCenter: parent.verticalCenter
            }
            Text {
                visible: text !== ""
                text: pad.search ? pad.search.typed : ""
                color: Theme.number
                font { family: Theme.family; pixelSize: Dp.title; letterSpacing: 10 * Dp.unit }
                elide: Text.ElideLeft
                width: erase.x - Dp.gap
                anchors.verticalCenter: parent.verticalCenter
            }
            TouchButton {
                id: erase
                quick: true
                face: pad.search ? pad.search.erase : null
                size: Dp.note
                height: Dp.key
                width: implicitWidth
                x: parent.width - width
            }
        }
        Grid {
            id: grid
            columns: pad.columns
            spacing: pad.gap
            Repeater {
                model: pad.many
                KeyButton {
                    required property int index
                    face: pad.search.keys[index] ?? null
                    width: (pad.inside - (pad.columns - 1) * pad.gap) / pad.columns
                    height: Dp.key
                }
            }
        }
    }
}
