import QtQuick
import Hall

// A service in a list: its name, and how many wait for it.
Press {
    id: line

    property var entry: null
    property string icon: entry && entry.in_basket ? "check" : "chevron-right"

    says: entry ? entry.button.label : null
    usable: entry != null && entry.button.enabled
    chosen: entry != null && (entry.button.chosen || entry.in_basket)
    implicitHeight: Math.max((Dp.elder ? 120 : 96) * Dp.unit, texts.height + 20 * Dp.unit)
    onActed: Acts.say(entry.button.act, entry.button.value, false)
    Accessible.description: entry ? entry.waiting.zh + " " + entry.waiting.en : ""

    Ground {
        id: ground
        press: line
    }
    Column {
        id: texts
        x: 28 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
        width: side.x - x - Dp.gap
        spacing: 4 * Dp.unit
        Words {
            width: parent.width
            text: line.says
            size: Dp.body * 1.06
            color: ground.ink
            besideColor: ground.softInk
        }
    }
    Words {
        id: side
        visible: said && !(Dp.elder && line.width < 640 * Dp.unit)
        text: line.entry ? line.entry.waiting : null
        size: Dp.note
        beside: Dp.least
        color: ground.softInk
        besideColor: ground.softInk
        align: Text.AlignRight
        width: visible ? Math.min(oneLine, line.width * 0.34) : 0
        x: drawing.x - width - 14 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
    Icon {
        id: drawing
        name: line.icon
        size: Dp.large
        color: ground.mark
        x: line.width - width - 20 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
}
