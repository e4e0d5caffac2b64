import QtQuick
import Hall

// A domain, or 咨询 and 取件: an icon, its name, and how it stands there, as far as there is room.
Press {
    id: tile

    property var entry
    property bool light: false
    property bool bare: false
    readonly property bool slim: height < 100 * Dp.unit
    readonly property bool narrow: width < 300 * Dp.unit
    readonly property bool ample: !light && !Dp.elder && width > 400 * Dp.unit && height > 150 * Dp.unit
    readonly property bool upright: light && height > width * 0.6
    readonly property real pad: (light || ample ? 26 : narrow ? 10 : 14) * Dp.unit
    readonly property real wanted: (light ? 76 : ample ? 84 : Dp.elder ? 68 : narrow ? 44 : 56) * Dp.unit
    readonly property real size: light && !Dp.elder ? Dp.large : ample ? Dp.body * 1.16 : light || width > 400 * Dp.unit ? Dp.body
        : Dp.body * (bare ? 0.9 : narrow ? 0.87 : 0.94)
    readonly property string note: !entry || Dp.elder && usable && !light ? ""
        : [Theme.showsChinese ? entry.note.zh : "", Theme.showsEnglish ? entry.note.en : ""].filter(word => word).join("  ")
    readonly property int align: bare || upright ? Text.AlignHCenter : Text.AlignLeft

    says: entry ? entry.button.label : null
    usable: !!entry && entry.button.enabled
    chosen: !!entry && entry.button.chosen
    onActed: Acts.say(entry.button.act, entry.button.value, false)

    Ground {
        id: ground
        press: tile
        border.color: tile.light && !tile.down ? Theme.number : edge
    }
    Icon {
        id: drawing
        visible: !tile.bare
        name: Icons.of(tile.entry ? tile.entry.button : null)
        size: Math.min(tile.height * 0.6, tile.wanted)
        color: ground.mark
        x: tile.upright ? (tile.width - width) / 2 : tile.pad
        y: tile.upright ? (tile.height - height - texts.height) / 2 : (tile.height - height) / 2
    }
    Column {
        id: texts
        x: tile.bare || tile.upright ? 8 * Dp.unit : drawing.x + drawing.width + (tile.light || tile.ample ? 22 : 12) * Dp.unit
        y: tile.upright ? drawing.y + drawing.height : (tile.height - height) / 2
        width: tile.width - x - 6 * Dp.unit
        spacing: 3 * Dp.unit
        Words {
            id: names
            width: parent.width
            text: tile.says
            size: tile.size
            squeezed: tile.slim
            highest: tile.height - 8 * Dp.unit
            color: ground.ink
            besideColor: ground.softInk
            align: tile.align
        }
        Text {
            visible: text !== "" && !tile.slim && tile.height > names.height + height + 8 * Dp.unit
            width: parent.width
            text: tile.note
            color: ground.mark
            font { family: Theme.family; pixelSize: Math.round(Math.max(Dp.least, tile.light ? Dp.note : 22 * Dp.unit)) }
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Dp.smallest)
            textFormat: Text.PlainText
            horizontalAlignment: tile.align
        }
    }
}
