import QtQuick

// Things in rows and columns; more than fit are shown page after page, with a calm change.
Item {
    id: grid

    property var items: []
    property int columns: 1
    property int rows: 1
    property real gap: 0
    property int dwell: Theme.page
    property Component cell
    readonly property int capacity: Math.max(1, columns * rows)
    readonly property int pages: Math.max(1, Math.ceil(items.length / capacity))
    property int page: 0

    onPagesChanged: if (page >= pages) page = 0

    Timer {
        interval: grid.dwell
        repeat: true
        running: grid.pages > 1 && grid.visible
        onTriggered: turning.restart()
    }
    SequentialAnimation {
        id: turning
        NumberAnimation { target: field; property: "opacity"; to: 0; duration: Theme.fade }
        ScriptAction { script: grid.page = (grid.page + 1) % grid.pages }
        NumberAnimation { target: field; property: "opacity"; to: 1; duration: Theme.fade }
    }
    Item {
        id: field
        anchors.fill: parent
        Repeater {
            model: Math.min(grid.capacity, grid.items.length)
            Loader {
                required property int index
                readonly property int place: grid.page * grid.capacity + index
                readonly property var item_: place < grid.items.length ? grid.items[place] : null
                active: item_ !== null
                width: (grid.width - (grid.columns - 1) * grid.gap) / grid.columns
                height: (grid.height - (grid.rows - 1) * grid.gap) / grid.rows
                x: (index % grid.columns) * (width + grid.gap)
                y: Math.floor(index / grid.columns) * (height + grid.gap)
                sourceComponent: grid.cell
                onItem_Changed: if (item && item_) item.entry = item_
                onLoaded: item.entry = item_
            }
        }
    }
}
