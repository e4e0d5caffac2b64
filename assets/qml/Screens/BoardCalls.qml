import QtQuick
import Hall

// The last calls, newest first and on the light plate.
Item {
    id: area

    required property var calls
    required property var quiet
    property real unit: 1
    readonly property int rows: 4
    readonly property real gap: 14 * unit

    Panel {
        anchors.fill: parent
        unit: area.unit
        visible: area.calls.length === 0
    }
    Repeater {
        model: area.calls.length === 0 ? 0 : area.rows
        CallRow {
            required property int index
            readonly property var call: index < area.calls.length ? area.calls[index] : null
            width: area.width
            height: (area.height - (area.rows - 1) * area.gap) / area.rows
            y: index * (height + area.gap)
            unit: area.unit
            first: index === 0
            number: call ? call.number : ""
            key: call ? call.key : ""
            place: call ? call.window : ({ zh: "", en: "" })
        }
    }
    Both {
        anchors.centerIn: parent
        width: parent.width * 0.9
        visible: area.calls.length === 0
        words: area.quiet
        size: 84 * area.unit
        beside: 0.55
        color: Theme.soft
        align: Text.AlignHCenter
    }
}
