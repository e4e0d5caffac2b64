import QtQuick
import Hall

// Anything that can be pressed: by finger or mouse (on release inside), by Tab and Enter, by a screen reader.
Item {
    id: press

    property var says: null
    property bool usable: true
    property bool quick: false
    property bool chosen: false
    property real roundness: Dp.radius
    readonly property bool down: area.containsPress && Acts.held === press
    readonly property bool ringed: activeFocus

    signal acted()

    enabled: usable
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: says ? (says.zh === says.en ? says.zh : says.zh + " " + says.en) : ""
    Accessible.focusable: usable
    Accessible.checked: chosen
    Accessible.onPressAction: acted()
    Keys.onPressed: event => {
        if (!event.isAutoRepeat && [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key)) {
            event.accepted = true;
            acted();
        }
    }
    Component.onDestruction: if (Acts.held === press) Acts.held = null

    MouseArea {
        id: area
        anchors.fill: parent
        onPressed: mouse => {
            mouse.accepted = Acts.settled && Acts.held === null;
            if (mouse.accepted)
                Acts.held = press;
        }
        onClicked: press.acted()
        onReleased: Acts.held = null
        onCanceled: Acts.held = null
    }
    Rectangle {
        visible: press.ringed
        anchors { fill: parent; margins: -6 * Dp.unit }
        radius: press.roundness + 6 * Dp.unit
        color: "transparent"
        border { width: 4 * Dp.unit; color: Theme.focus }
    }
}
