import QtQuick
import Hall

// How it is at a service now: how many wait, how long, and where. Elder mode tells the time alone.
Grid {
    id: stats

    property var body
    property bool stacked: false
    property bool place: true
    readonly property bool paired: !stacked && !Dp.elder && waiting.said && wait.said
    readonly property real size: Dp.body * 0.94

    columns: 1
    spacing: Dp.gap

    Row {
        spacing: Dp.gap
        visible: waiting.said && !Dp.elder
        Stat {
            id: waiting
            visible: said
            width: stats.paired ? (stats.width - Dp.gap) / 2 : stats.width
            height: stats.paired ? Math.max(implicitHeight, wait.implicitHeight) : implicitHeight
            text: stats.body.waiting
            icon: "users"
            size: stats.size
        }
        Stat {
            id: wait
            visible: stats.paired
            width: (stats.width - Dp.gap) / 2
            height: Math.max(implicitHeight, waiting.implicitHeight)
            text: stats.body.wait
            icon: "clock"
            size: stats.size
        }
    }
    Stat {
        visible: said && !stats.paired
        width: stats.width
        text: stats.body.wait
        icon: "clock"
        size: stats.size
    }
    Stat {
        visible: said && stats.place
        width: stats.width
        text: stats.body.windows
        icon: "map-2"
        size: stats.size
    }
}
