import QtQuick
import Hall

// Who comes first: a class on each line, in two columns where one does not hold them.
Page {
    id: page

    readonly property int count: body.choices.length
    readonly property int columns: !Dp.portrait || (list.height / Math.max(1, count) < Dp.target + Dp.gap) ? 2 : 1

    Words {
        id: headline
        width: parent.width
        text: page.body.headline
        size: Dp.title
    }
    Words {
        id: explanation
        anchors { top: headline.bottom; topMargin: Dp.gap }
        width: parent.width
        text: page.body.explanation
        size: Dp.body
        color: Theme.soft
    }
    Reading {
        id: list
        frame: page.frame
        anchors { top: explanation.bottom; topMargin: Dp.gap * 1.5; bottom: parent.bottom }
        width: parent.width
        Grid {
            id: grid
            readonly property real each: (parent.width - (page.columns - 1) * Dp.gap) / page.columns
            columns: page.columns
            spacing: Dp.gap
            Repeater {
                model: page.count
                ChoiceButton {
                    required property int index
                    face: page.body.choices[index]
                    width: grid.each
                    height: Math.max(implicitHeight, Math.min(150 * Dp.unit, list.height / Math.ceil(page.count / page.columns) - Dp.gap))
                }
            }
        }
    }
}
