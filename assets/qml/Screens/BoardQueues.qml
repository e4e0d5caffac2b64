import QtQuick
import Hall

// Each queue: who waits there, and how long somebody who comes now would wait.
Panel {
    id: area

    required property var queues

    PagedGrid {
        id: grid
        readonly property real rowHeight: Math.max(90 * area.unit, Math.min(124 * area.unit, height / Math.max(1, area.queues.length)))
        anchors { fill: parent; margins: 16 * area.unit }
        items: area.queues
        rows: Math.max(1, Math.floor(height / rowHeight))
        cell: QueueRow { unit: area.unit }
    }
}
