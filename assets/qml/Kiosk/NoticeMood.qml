import QtQuick
import Hall

// How things are: a drawing, a headline, and a sentence.
Column {
    id: mood

    property var body
    property bool low: false
    readonly property var drawings: ({
        "waiting": "clock", "closed": "moon", "away": "plug-connected-x", "refused": "hand-stop", "friendly": "mood-smile"
    })
    readonly property color ink: ["away", "refused"].includes(body.mood) ? Theme.warning
        : body.mood === "friendly" ? Theme.good : Theme.number

    spacing: Dp.gap * 1.4

    Rectangle {
        visible: !mood.low || mood.body.steps.length < 2
        anchors.horizontalCenter: parent.horizontalCenter
        width: (mood.low ? 150 : Dp.portrait ? 260 : 190) * Dp.unit
        height: width
        radius: width / 2
        color: Theme.panel
        Icon {
            anchors.centerIn: parent
            name: mood.drawings[mood.body.mood]
            size: parent.width * 0.56
            color: mood.ink
        }
    }
    Words {
        width: parent.width
        text: mood.body.headline
        size: Dp.huge * (mood.low ? 0.7 : 0.9)
        color: mood.ink
        align: Text.AlignHCenter
    }
    Words {
        width: parent.width
        text: mood.body.detail
        size: Dp.large
        align: Text.AlignHCenter
    }
}
