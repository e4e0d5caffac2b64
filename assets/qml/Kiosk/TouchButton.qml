import QtQuick
import Hall

// A button of the face: an icon and what it says, and its act when it is pressed. Narrow ones have the icon above.
Press {
    id: button

    property var face
    property bool primary: false
    property bool stacked: false
    property bool lone: false
    property real size: primary ? Dp.large : Dp.body
    property string icon: Icons.of(face)

    readonly property real iconSize: stacked ? size * 1.25 : size * 1.3
    readonly property bool hasWords: says != null && !lone

    visible: !!face
    says: face ? face.label : null
    usable: !!face && face.enabled
    chosen: !!face && face.chosen
    implicitHeight: Math.max(Dp.target, words.implicitHeight + (stacked ? iconSize : 0) + 24 * Dp.unit)
    implicitWidth: words.oneLine + (icon === "" || stacked ? 0 : iconSize + 18 * Dp.unit) + 64 * Dp.unit
    onActed: Acts.say(face.act, face.value, quick)

    Ground {
        id: ground
        press: button
        primary: button.primary
    }
    Icon {
        id: drawing
        name: button.icon
        size: button.iconSize
        color: ground.mark
        x: button.stacked || !words.visible ? (button.width - width) / 2 : (button.width - width - 18 * Dp.unit - words.width) / 2
        y: button.stacked && words.visible ? Math.max(10 * Dp.unit, button.height * 0.5 - height - Dp.beside(button.size) * 0.5) : (button.height - height) / 2
    }
    Words {
        id: words
        readonly property real shift: drawing.visible && !button.stacked ? drawing.width + 18 * Dp.unit : 0
        visible: said && button.hasWords
        text: button.says
        size: button.size
        color: ground.ink
        besideColor: ground.softInk
        align: shift > 0 ? Text.AlignLeft : Text.AlignHCenter
        width: Math.min(oneLine, button.width - shift - (button.stacked ? 12 : 28) * Dp.unit)
        x: shift > 0 ? drawing.x + shift : (button.width - width) / 2
        y: button.stacked && drawing.visible ? (drawing.y + drawing.height + button.height - 8 * Dp.unit - height) / 2 : (button.height - height) / 2
    }
}
