import QtQuick
import Hall

// What to do next, one after the other.
Panel {
    id: panel

    property var steps: []

    unit: Dp.unit
    visible: steps.length > 0
    height: column.height + 2 * Dp.margin

    Column {
        id: column
        x: Dp.margin
        y: Dp.margin
        width: parent.width - 2 * x
        spacing: Dp.gap * 1.5
        Repeater {
            model: panel.steps.length
            StepLine {
                required property int index
                number: index + 1
                text: panel.steps[index]
                width: column.width
            }
        }
    }
}
