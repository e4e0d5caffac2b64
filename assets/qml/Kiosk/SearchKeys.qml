import QtQuick
import Hall

// What was typed, and a key for each initial that may follow. Where there is little room the keys alone,
// and in elder mode on a lowered page only those that may follow.
Panel {
    id: pad

    property var search
    property bool brief: false
    readonly property var shown: !search ? [] : brief && Dp.elder && Dp.portrait ? search.keys.filter(key => key.enabled) : search.keys
    readonly property int many: shown.length
    readonly property real inside: width - 2 * Dp.gap
    readonly property real gap: 12 * Dp.unit
    readonly property real keyLeast: (Dp.elder ? 84 : 60) * Dp.unit
    readonly property real keysWidth: brief ? inside - erase.width - Dp.gap : inside
    readonly property int fitting: Math.max(1, Math.floor((keysWidth + gap) / (keyLeast + gap)))
    readonly property int rows: Math.max(1, Math.ceil(many / fitting))
    readonly property int columns: Math.max(1, Math.ceil(many / rows))

    unit: Dp.unit
    height: (brief ? 0 : erase.height + Dp.gap) + keys.height + 2 * Dp.gap

    Words {
        visible: said && !pad.brief && !!pad.search && pad.search.typed === ""
        x: Dp.gap
        y: Dp.gap + (erase.height - height) / 2
        width: erase.x - x - Dp.gap
        text: pad.search ? pad.search.prompt : null
        size: Dp.note * (Dp.elder ? 1 : 1.1)
        color: Theme.soft
    }
    Text {
        visible: text !== "" && !pad.brief
        x: Dp.gap
        y: Dp.gap
        width: erase.x - x - Dp.gap
        height: erase.height
        text: pad.search ? pad.search.typed : ""
        color: Theme.number
        font { family: Theme.family; pixelSize: Dp.title; letterSpacing: 10 * Dp.unit }
        elide: Text.ElideLeft
        verticalAlignment: Text.AlignVCenter
    }
    TouchButton {
        id: erase
        quick: true
        face: pad.search ? pad.search.erase : null
        lone: pad.brief
        size: pad.brief ? Dp.body : Dp.note
        height: Dp.key
        width: pad.brief ? Dp.key * 1.3 : implicitWidth
        x: pad.width - Dp.gap - width
        y: Dp.gap
    }
    Grid {
        id: keys
        x: Dp.gap
        y: Dp.gap + (pad.brief ? 0 : erase.height + Dp.gap)
        columns: pad.columns
        spacing: pad.gap
        Repeater {
            model: pad.many
            KeyButton {
                required property int index
                face: pad.shown[index]
                width: (pad.keysWidth - (pad.columns - 1) * pad.gap) / pad.columns
                height: Dp.key
            }
        }
    }
}
