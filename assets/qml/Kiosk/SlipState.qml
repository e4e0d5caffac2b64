import QtQuick
import Hall

// How the paper fares, and what to do when it does not come.
Panel {
    id: strip

    property string slip: ""
    property var words
    property bool low: false
    readonly property bool trouble: ["failed", "uncertain", "no_printer"].includes(slip)

    unit: Dp.unit
    visible: text.said
    height: Math.max(text.height, drawing.height) + (low ? 20 : 32) * Dp.unit
    border { width: trouble ? Dp.hair * 2 : 0; color: Theme.warning }

    Icon {
        id: drawing
        name: strip.trouble ? "printer-off" : strip.slip === "printed" ? "check" : "printer"
        size: Dp.large * 1.3
        color: text.color
        x: 24 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: text
        x: drawing.x + drawing.width + 20 * Dp.unit
        width: strip.width - x - 20 * Dp.unit
        anchors.verticalCenter: parent.verticalCenter
        text: strip.words
        size: strip.low && Dp.elder ? Dp.note : Dp.body
        color: strip.trouble ? Theme.warning : strip.slip === "printed" ? Theme.good : Theme.ink
        besideColor: color
    }
}
