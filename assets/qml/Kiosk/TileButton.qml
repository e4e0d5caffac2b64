import QtQuick
import Hall

// A domain, or 咨询 and 取件: an icon, its name, and how it stands there. Tells less where there is less room.
Press {
    id: tile

    property var entry: null
    property bool light: false
    property bool bare: false
    readonly property real pad: 18 * Dp.unit
    readonly property real iconSize: bare ? 0 : Math.min(height * 0.46, (light ? 72 : 60) * Dp.unit)
    readonly property real names: name.height

    says: entry ? entry.button.label : null
    usable: entry != null && entry.button.enabled
    chosen: entry != null && entry.button.chosen
    onActed: Acts.say(entry.button.act, entry.button.value, false)

    Ground {
        id: ground
        press: tile
        border.color: tile.light && !tile.down ? Theme.number : tile.usable ? (tile.down ? Theme.pressed : Theme.buttonEdge) : Theme.line
    }
    Icon {
        id: drawing
        visible: !tile.bare
        name: tile.entry ? Icons.of(tile.entry.button) : ""
        size: tile.iconSize
        color: ground.mark
        x: tile.pad
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: texts
        x: tile.bare ? tile.pad * 0.7 : drawing.x + drawing.width + 14 * Dp.unit
        width: tile.width - x - tile.pad * 0.6
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4 * Dp.unit
        Words {
            id: name
            width: parent.width
            text: tile.says
            size: tile.light ? Dp.large : tile.bare ? Dp.body * 0.92 : Dp.body
            beside: tile.light ? Dp.beside(size) : Dp.least
            color: ground.ink
            besideColor: ground.softInk
            align: tile.bare ? Text.AlignHCenter : Text.AlignLeft
        }
        Words {
            width: parent.width
            visible: said && !tile.bare && !(Dp.elder && tile.usable) && tile.height > tile.names + height + 16 * Dp.unit
            text: tile.entry ? tile.entry.note : null
            size: Dp.note * (tile.light ? 1 : 0.86)
            beside: Dp.least
            color: ground.mark
            besideColor: ground.mark
        }
    }
}
