import QtQuick
import Hall

// How it is at a service now: how many wait, how long, and where. Elder mode tells the time alone.
Flow {
    id: stats

    property var body
    property bool stacked: false
    property bool place: true
    readonly property real half: stacked || Dp.elder ? width : (width - Dp.gap) / 2

    spacing: Dp.gap

    Stat {
        visible: said && !Dp.elder
        width: stats.half
        text: stats.body.waiting
        icon: "users"
        size: Dp.body * 0.94
    }
    Stat {
        visible: said
        width: stats.half
        text: stats.body.wait
        icon: "clock"
        size: Dp.body * 0.94
    }
    Stat {
        visible: said && stats.place
        width: stats.width
        text: stats.body.windows
        icon: "map-2"
        size: Dp.body * 0.94
    }
}
