import QtQuick

// A quiet ground on which things belong together.
Rectangle {
    property real unit: 1

    color: Theme.panel
    radius: Theme.radius * unit
}
