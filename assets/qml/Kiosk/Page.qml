import QtQuick
import Hall

// What all pages have: the frame and their body, and a place for what they say within margins.
Item {
    id: page

    property var frame
    property var body
    default property alias content: field.data
    readonly property real inner: field.width

    Item {
        id: field
        anchors { fill: parent; leftMargin: Dp.margin; rightMargin: Dp.margin; topMargin: Dp.gap * 1.5; bottomMargin: Dp.gap * 1.25 }
    }
}
