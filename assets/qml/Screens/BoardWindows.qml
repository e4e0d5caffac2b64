import QtQuick
import Hall

// All windows with their numbers; as many columns as there are windows for, pages when they do not fit.
PagedGrid {
    id: area

    required property var windows
    property real unit: 1
    property int columnsAtMost: 6

    items: windows
    gap: 12 * unit
    columns: Math.max(3, Math.min(columnsAtMost, Math.ceil(windows.length / 3)))
    rows: Math.max(1, Math.min(3, Math.ceil(windows.length / columns)))
    cell: Panel {
        id: cell
        property var entry: ({ name: { zh: "", en: "" }, mode: "closed", number: "", state: { zh: "", en: "" }, roles: { zh: "", en: "" } })
        readonly property bool roomy: height > 150 * area.unit
        readonly property bool calling: entry.mode === "calling"
        readonly property color stateColor: entry.mode === "paused" ? Theme.warning
            : entry.mode === "idle" || entry.mode === "ready" ? Theme.good : Theme.soft
        unit: area.unit
        color: entry.mode === "closed" ? Theme.ground : Theme.panel
        border.color: calling ? Theme.number : Theme.panel
        border.width: calling ? 4 * area.unit : 2 * area.unit

        Label {
            x: cell.width * 0.05
            y: cell.height * 0.05
            width: cell.width * 0.9
            height: cell.height * (cell.roomy ? 0.28 : 0.36)
            text: Theme.showsChinese ? cell.entry.name.zh : cell.entry.name.en
            wrapMode: Text.Wrap
            size: Math.min(cell.height * 0.28, 40 * area.unit)
            color: cell.entry.mode === "closed" ? Theme.soft : Theme.ink
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            visible: cell.entry.number !== ""
            x: cell.width * 0.05
            y: cell.height * (cell.roomy ? 0.28 : 0.38)
            width: cell.width * 0.9
            height: cell.height * (cell.roomy ? 0.48 : 0.58)
            text: cell.entry.number
            size: Math.min(cell.height * 0.5, 84 * area.unit)
            color: cell.calling ? Theme.number : Theme.ink
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            visible: cell.roomy
            x: cell.width * 0.05
            y: cell.height * 0.74
            width: cell.width * 0.9
            height: cell.height * 0.22
            text: Theme.showsChinese ? cell.entry.roles.zh : cell.entry.roles.en
            size: 30 * area.unit
            color: Theme.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Both {
            visible: cell.entry.number === ""
            x: cell.width * 0.05
            y: cell.height * (cell.roomy ? 0.3 : 0.42)
            width: cell.width * 0.9
            height: cell.height * (cell.roomy ? 0.42 : 0.5)
            words: cell.entry.state
            size: Math.min(cell.height * 0.28, 44 * area.unit)
            beside: 0.72
            color: cell.stateColor
            align: Text.AlignHCenter
        }
    }
}
