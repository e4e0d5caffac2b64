import QtQuick
import Hall

// One of several: its icon at the left, what it is, and a mark when it is chosen.
Press {
    id: choice

    property var face
    readonly property bool narrow: Dp.elder && width < 520 * Dp.unit

    says: face ? face.label : null
    usable: !!face && face.enabled
    chosen: !!face && face.chosen
    implicitHeight: Math.max(Dp.target * 1.1, words.height + 24 * Dp.unit)
    onActed: Acts.say(face.act, face.value, false)

    Ground {
        id: ground
        press: choice
    }
    Icon {
        id: drawing
        name: choice.narrow ? "" : Icons.of(choice.face)
        size: Dp.title * 0.9
        color: ground.mark
        x: 26 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: words
        x: choice.narrow ? drawing.x : drawing.x + drawing.width + 24 * Dp.unit
        width: (choice.chosen ? tick.x : choice.width) - x - 12 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
        text: choice.says
        size: Dp.body * 1.06
        color: ground.ink
        besideColor: ground.softInk
    }
    Icon {
        id: tick
        name: "check"
        visible: choice.chosen
        size: Dp.large
        color: ground.mark
        x: choice.width - width - 20 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
}
