import QtQuick
import Hall

// One line of calls: as many as fit beside each other, more of them page after page.
Item {
    id: strip

    required property var face

    PagedGrid {
        anchors { fill: parent; margins: strip.height * 0.06 }
        visible: strip.face.calls.length > 0
        items: strip.face.calls
        columns: Math.max(1, Math.min(strip.face.calls.length, Math.floor(strip.width / (strip.height * 3.6))))
        rows: 1
        gap: strip.height * 0.06
        dwell: Theme.page / 2
        cell: CallRow {
            property var entry: null
            first: false
            number: entry ? entry.number : ""
            key: entry ? entry.key : ""
            place: entry ? entry.window : ({ zh: "", en: "" })
            unit: strip.height / 160
        }
    }
    CalmText {
        anchors { fill: parent; margins: strip.height * 0.06 }
        visible: strip.face.calls.length === 0
        texts: [strip.face.quiet, ...strip.face.notices, ...(strip.face.complaint.zh ? [strip.face.complaint] : [])]
        size: strip.height / (Theme.language === "both" ? 2.6 : 1.7)
        align: Text.AlignHCenter
        color: Theme.soft
    }
}
