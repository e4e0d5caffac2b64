import QtQuick
import Hall

// How things are, and what to do next.
Page {
    id: page

    readonly property var drawing: ({
        "waiting": "clock", "closed": "moon", "away": "plug-connected-x", "refused": "hand-stop", "friendly": "mood-smile"
    })
    readonly property color ink: ["away", "refused"].includes(body.mood) ? Theme.warning : body.mood === "friendly" ? Theme.good : Theme.number

    Column {
        id: column
        readonly property real free: parent.height - buttons.height
        width: parent.width
        y: Math.max(0, (free - height) * 0.42)
        spacing: Dp.gap * 1.6
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: (page.height < 1200 * Dp.unit ? 170 : 260) * Dp.unit
            height: width
            radius: width / 2
            color: Theme.panel
            Icon {
                anchors.centerIn: parent
                name: page.drawing[page.body.mood]
                size: parent.width * 0.56
                color: page.ink
            }
        }
        Words {
            width: parent.width
            text: page.body.headline
            size: Dp.huge * 0.9
            color: page.ink
            align: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: page.body.detail
            size: Dp.large
            align: Text.AlignHCenter
        }
        Panel {
            unit: Dp.unit
            visible: page.body.steps.length > 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, 1100 * Dp.unit)
            height: steps.height + 2 * Dp.margin
            Column {
                id: steps
                x: Dp.margin
                y: Dp.margin
                width: parent.width - 2 * x
                spacing: Dp.gap * 1.5
                Repeater {
                    model: page.body.steps.length
                    StepLine {
                        required property int index
                        number: index + 1
                        text: page.body.steps[index]
                        width: steps.width
                    }
                }
            }
        }
    }
    Row {
        id: buttons
        readonly property int many: Math.max(1, page.body.buttons.length)
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Dp.gap
        Repeater {
            model: page.body.buttons.length
            TouchButton {
                required property int index
                face: page.body.buttons[index]
                primary: index === 0
                width: (buttons.width - (buttons.many - 1) * Dp.gap) / buttons.many
                height: Math.max(implicitHeight, 1.2 * Dp.target)
            }
        }
    }
}
