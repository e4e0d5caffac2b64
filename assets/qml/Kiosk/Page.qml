import QtQuick
import Hall

// What all pages have: the frame and their body, and a place for what they say within margins.
Item {
    id: page

    property var frame
    property var body
    default property alias content: field.data
    readonly property real inner: field.width
    readonly property real room: field.height

    // A page drawn in the lower part of a tall screen, or on a wide one, has things beside rather than below each other.
    readonly property bool low: Dp.portrait && height < 1100 * Dp.unit
    readonly property bool abreast: !Dp.portrait || low

    anchors.fill: parent

    Item {
        id: field
        anchors { fill: parent; leftMargin: Dp.margin; rightMargin: Dp.margin; topMargin: Dp.gap * 1.5; bottomMargin: Dp.gap * 1.25 }
    }
}
