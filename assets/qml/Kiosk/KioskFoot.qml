import QtQuick
import Hall

// The ways out at the left, and at the right what is on every page: larger letters, lower, language, read aloud.
Rectangle {
    id: foot

    required property var frame
    readonly property real each: (width - 2 * Dp.margin - 5 * Dp.gap) / 6
    readonly property real size: (Dp.elder ? 32 : 26) * Dp.unit
    readonly property bool stacked: Dp.portrait

    color: Theme.panel
    implicitHeight: (Dp.portrait ? (Dp.elder ? 168 : 140) : (Dp.elder ? 140 : 116)) * Dp.unit

    Row {
        x: Dp.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Dp.gap
        Repeater {
            model: 2
            TouchButton {
                required property int index
                face: index === 0 ? foot.frame.back : foot.frame.home
                stacked: foot.stacked
                size: foot.size
                width: foot.each
                height: foot.height - 24 * Dp.unit
            }
        }
    }
    Row {
        anchors { right: parent.right; rightMargin: Dp.margin; verticalCenter: parent.verticalCenter }
        spacing: Dp.gap
        Repeater {
            model: foot.frame.foot.length
            TouchButton {
                required property int index
                face: foot.frame.foot[index] ?? null
                stacked: foot.stacked
                size: foot.size
                width: foot.each
                height: foot.height - 24 * Dp.unit
            }
        }
    }
}
