import QtQuick
import Hall

// One queue in one row.
Item {
    id: row

    property real unit: 1
    property var entry: ({ prefix: "", name: { zh: "", en: "" }, waiting: { zh: "", en: "" }, wait: { zh: "", en: "" } })
    readonly property real size: Math.min(height * 0.42, 44 * unit)

    Accessible.role: Accessible.StaticText
    Accessible.name: entry.prefix + " " + entry.name.zh + " " + entry.waiting.zh + " " + entry.wait.zh

    Rectangle {
        id: badge
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(row.height * 0.78, 64 * row.unit)
        width: height
        radius: height * 0.22
        color: Theme.raised
        Label {
            anchors.centerIn: parent
            text: row.entry.prefix
            size: badge.height * 0.66
            color: Theme.number
        }
    }
    Both {
        anchors { left: badge.right; leftMargin: 16 * row.unit; verticalCenter: parent.verticalCenter }
        height: Math.min(row.height, implicitHeight)
        width: row.width * 0.52 - badge.width
        words: row.entry.name
        size: row.size
        beside: 0.6
        besideColor: Theme.soft
    }
    Label {
        anchors { right: wait.left; rightMargin: 12 * row.unit }
        height: row.height
        width: row.width * 0.13
        text: Theme.showsChinese ? row.entry.waiting.zh : row.entry.waiting.en
        size: row.size
        horizontalAlignment: Text.AlignRight
    }
    Both {
        id: wait
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        height: Math.min(row.height, implicitHeight)
        width: row.width * 0.3
        words: row.entry.wait
        size: row.size * 0.9
        beside: 0.66
        color: Theme.soft
        align: Text.AlignRight
    }
}
