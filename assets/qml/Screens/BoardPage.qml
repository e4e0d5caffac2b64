import QtQuick
import Hall

// The board: last calls and all windows at the left, the queues at the right, notices below.
Item {
    id: page

    required property var face
    readonly property bool narrow: width < height * 1.5
    readonly property real unit: Math.min(width / 1920, height / 1080) * (narrow ? 1.2 : 1)
    readonly property real gap: Theme.gap * unit

    BoardHead {
        id: head
        width: parent.width
        height: 130 * page.unit
        unit: page.unit
        tight: page.narrow ? 0.82 : 1
        face: page.face
    }
    BoardCalls {
        id: calls
        x: page.gap
        anchors.top: head.bottom
        anchors.topMargin: page.gap
        width: (parent.width - 3 * page.gap) * (page.narrow ? 0.58 : 0.62)
        height: (foot.y - head.height - 3 * page.gap) * 0.56
        unit: page.unit
        calls: page.face.calls
        quiet: page.face.quiet
    }
    BoardWindows {
        x: page.gap
        anchors { top: calls.bottom; topMargin: page.gap; bottom: foot.top; bottomMargin: page.gap }
        width: calls.width
        unit: page.unit
        columnsAtMost: page.narrow ? 5 : 6
        windows: page.face.windows
    }
    BoardQueues {
        anchors { left: calls.right; leftMargin: page.gap; right: parent.right; rightMargin: page.gap }
        anchors { top: calls.top; bottom: foot.top; bottomMargin: page.gap }
        unit: page.unit
        queues: page.face.queues
    }
    Panel {
        id: foot
        anchors.bottom: parent.bottom
        radius: 0
        width: parent.width
        height: 110 * page.unit
        CalmText {
            x: 2 * page.gap
            y: 10 * page.unit
            height: parent.height - 2 * y
            width: parent.width - complaint.width - 3 * x
            texts: page.face.notices
            size: 42 * page.unit
        }
        Both {
            id: complaint
            anchors { right: parent.right; rightMargin: 2 * page.gap }
            y: 10 * page.unit
            height: parent.height - 2 * y
            width: Math.min(implicitWidth, parent.width * 0.45)
            words: page.face.complaint
            size: 42 * page.unit
            beside: 0.66
            besideColor: Theme.soft
            align: Text.AlignRight
        }
    }
}
