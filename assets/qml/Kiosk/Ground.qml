import QtQuick
import Hall

// What a press stands on; it answers a finger by its colour, at once.
Rectangle {
    property Press press: null
    property bool primary: false
    readonly property bool down: press !== null && press.down
    readonly property bool usable: press === null || press.usable
    readonly property bool chosen: press !== null && press.chosen

    readonly property color ink: down || (primary && usable) ? Theme.plateInk : usable ? Theme.ink : Theme.faint
    readonly property color softInk: down || (primary && usable) ? Theme.plateInk : usable ? Theme.soft : Theme.faint
    readonly property color mark: down || (primary && usable) ? Theme.plateInk : usable ? Theme.number : Theme.faint
    readonly property color edge: down ? Theme.pressed : chosen ? Theme.number : !usable ? Theme.line : primary ? Theme.plate : Theme.buttonEdge

    anchors.fill: parent
    radius: press ? press.roundness : Dp.radius
    color: down ? Theme.pressed : !usable ? "transparent" : primary ? Theme.plate : Theme.button
    border {
        width: chosen ? 4 * Dp.unit : Dp.hair
        color: edge
    }
}
