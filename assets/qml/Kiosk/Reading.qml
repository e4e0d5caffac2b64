import QtQuick
import Hall

// Anything longer than its place: moved by the finger, or turned by two buttons, which also tell that there is more.
Item {
    id: reading

    default property alias content: column.data
    property alias spacing: column.spacing
    property alias contentY: flick.contentY
    property var frame
    property bool turns: true
    readonly property bool begun: overfull && !flick.atYBeginning
    readonly property alias natural: column.height
    readonly property bool overfull: column.height > height + 1
    readonly property bool more: overfull && !flick.atYEnd
    readonly property real bar: Dp.key * 1.06

    function turn(ways: int) {
        const far = flick.contentHeight - flick.height;
        flick.contentY = Math.max(0, Math.min(far, flick.contentY + ways * (flick.height - 1.5 * Dp.body)));
    }

    Flickable {
        id: flick
        width: parent.width
        height: reading.height - (turning.visible ? reading.bar + Dp.gap : 0)
        contentHeight: column.height
        contentWidth: width
        boundsBehavior: Flickable.StopAtBounds
        interactive: reading.overfull
        clip: reading.overfull
        onHeightChanged: returnToBounds()
        onContentHeightChanged: returnToBounds()
        Column {
            id: column
            width: flick.width - (reading.overfull ? 22 * Dp.unit : 0)
            spacing: Dp.gap
        }
    }
    Rectangle {
        visible: reading.more
        width: column.width
        height: 56 * Dp.unit
        y: flick.height - height
        gradient: Gradient {
            GradientStop { position: 0; color: "#0007182F" }
            GradientStop { position: 1; color: Theme.ground }
        }
    }
    Rectangle {
        visible: reading.overfull
        x: parent.width - width
        width: 8 * Dp.unit
        height: flick.height
        radius: width / 2
        color: Theme.panel
        Rectangle {
            width: parent.width
            radius: width / 2
            color: Theme.buttonEdge
            height: parent.height * flick.visibleArea.heightRatio
            y: parent.height * flick.visibleArea.yPosition
        }
    }
    Row {
        id: turning
        visible: reading.overfull && reading.turns
        anchors.bottom: parent.bottom
        width: parent.width
        height: reading.bar
        spacing: Dp.gap
        TurnButton {
            width: (turning.width - Dp.gap) * 0.36
            height: parent.height
            says: reading.frame ? reading.frame.upward : null
            icon: "arrow-up"
            usable: reading.begun
            onActed: reading.turn(-1)
        }
        TurnButton {
            width: (turning.width - Dp.gap) * 0.64
            height: parent.height
            says: reading.frame ? reading.frame.downward : null
            icon: "arrow-down"
            usable: reading.more
            onActed: reading.turn(1)
        }
    }
}
