import QtQuick
import Hall

// How this kiosk is, its last problems, and what can be done.
Page {
    id: page

    readonly property bool wide: !Dp.portrait

    Reading {
        frame: page.frame
        anchors { top: parent.top; bottom: said.top; bottomMargin: Dp.gap }
        width: parent.width
        Repeater {
            model: page.body.facts.length
            FactLine {
                required property int index
                fact: page.body.facts[index]
                width: parent.width
            }
        }
        Repeater {
            model: page.body.problems.length
            Text {
                required property int index
                width: parent.width
                text: page.body.problems[index] ?? ""
                color: Theme.warning
                font { family: Theme.family; pixelSize: Dp.note }
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
        }
    }
    Words {
        id: said
        width: parent.width
        anchors { bottom: acts.top; bottomMargin: Dp.gap }
        text: page.body.said
        size: Dp.body
        color: Theme.good
        besideColor: Theme.good
    }
    Grid {
        id: acts
        columns: page.wide ? 4 : 2
        spacing: Dp.gap
        anchors.bottom: parent.bottom
        width: parent.width
        Repeater {
            model: page.body.acts.length
            TouchButton {
                required property int index
                face: page.body.acts[index]
                size: Dp.note * 1.08
                width: (acts.width - (acts.columns - 1) * Dp.gap) / acts.columns
            }
        }
    }
}
