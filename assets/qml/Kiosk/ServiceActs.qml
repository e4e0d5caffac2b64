import QtQuick
import Hall

// Take a number, choose another service too, say who comes first, print the guide; or why no number is given now.
Column {
    id: acts

    property var body
    readonly property var others: [body.add, body.priority, body.guide].filter(button => button !== null)
    property bool abreast: false

    spacing: Dp.gap

    Words {
        width: parent.width
        text: acts.body.guide_state
        size: Dp.note * 1.08
        color: Theme.good
        besideColor: Theme.good
        align: Text.AlignHCenter
    }
    Panel {
        unit: Dp.unit
        visible: why.said
        width: parent.width
        height: why.height + 2 * Dp.gap
        border { width: Dp.hair; color: Theme.warning }
        Words {
            id: why
            x: Dp.gap
            y: Dp.gap
            width: parent.width - 2 * Dp.gap
            text: acts.body.unavailable
            size: Dp.body
            color: Theme.warning
            besideColor: Theme.warning
        }
    }
    TouchButton {
        face: acts.body.take
        primary: true
        size: acts.width < 400 * Dp.unit ? Dp.large : Dp.title * 0.9
        width: parent.width
        height: Math.max(implicitHeight, 1.3 * Dp.target)
    }
    Grid {
        id: row
        columns: acts.abreast ? 1 : Math.max(1, acts.others.length)
        spacing: Dp.gap
        width: parent.width
        Repeater {
            model: acts.others.length
            TouchButton {
                required property int index
                face: acts.others[index] ?? null
                stacked: !acts.abreast
                size: Dp.note * 1.08
                width: (row.width - (row.columns - 1) * Dp.gap) / row.columns
                height: Math.max(implicitHeight, Dp.target * (acts.abreast ? 1.05 : 1.3))
            }
        }
    }
}
