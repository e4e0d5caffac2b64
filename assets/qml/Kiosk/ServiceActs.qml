import QtQuick
import Hall

// Take a number, choose another service too, say who comes first, print the guide.
Column {
    id: acts

    property var body
    property bool abreast: false
    readonly property var others: [body.add, body.priority, body.guide].filter(button => button)

    spacing: Dp.gap

    TouchButton {
        face: acts.body.take
        primary: true
        size: acts.width < 450 * Dp.unit ? Dp.body : acts.abreast ? Dp.large : Dp.title * 0.9
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
                face: acts.others[index]
                stacked: row.columns > 1
                size: Dp.note * 1.08
                width: (row.width - (row.columns - 1) * Dp.gap) / row.columns
                height: Math.max(implicitHeight, Dp.target * (acts.abreast ? 1.05 : 1.3))
            }
        }
    }
}
