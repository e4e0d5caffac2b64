import QtQuick
import Hall

// How things are, and what to do next: beside each other on a wide screen.
Page {
    id: page

    readonly property int columns: Dp.portrait || body.steps.length === 0 ? 1 : 2

    Reading {
        readonly property real free: page.room - buttons.height - (buttons.height > 0 ? Dp.gap : 0)
        frame: page.frame
        width: parent.width
        y: Math.max(0, (free - height) * 0.42)
        height: Math.min(free, natural)
        Grid {
            id: grid
            readonly property real each: (parent.width - (page.columns - 1) * Dp.gap * 2) / page.columns
            columns: page.columns
            columnSpacing: Dp.gap * 2
            rowSpacing: Dp.gap * 2
            verticalItemAlignment: Grid.AlignVCenter
            NoticeMood {
                width: grid.each
                body: page.body
                low: page.low
            }
            NoticeSteps {
                width: grid.each
                steps: page.body.steps
            }
        }
    }
    Row {
        id: buttons
        readonly property int many: page.body.buttons.length
        anchors.bottom: parent.bottom
        width: parent.width
        height: many > 0 ? 1.2 * Dp.target : 0
        spacing: Dp.gap
        Repeater {
            model: buttons.many
            TouchButton {
                required property int index
                face: page.body.buttons[index]
                primary: index === 0
                width: (buttons.width - (buttons.many - 1) * Dp.gap) / buttons.many
                height: buttons.height
            }
        }
    }
}
