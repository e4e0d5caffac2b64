import QtQuick
import Hall

// What to bring: each paper on a line of its own with its number, how many, and where to get it.
Panel {
    id: table

    property var heading: null
    property var rows: []
    readonly property bool narrow: width < 640 * Dp.unit

    // Where to get it; in a narrow table how many stands before.
    function origin(entry: var): var {
        return narrow ? { zh: entry.copies.zh + "　" + entry.source.zh, en: entry.copies.en + "  " + entry.source.en } : entry.source;
    }

    unit: Dp.unit
    visible: rows.length > 0 || !!heading && heading.zh !== ""
    height: column.height + 2 * Dp.gap

    Column {
        id: column
        x: Dp.gap * 1.25
        y: Dp.gap
        width: table.width - 2 * x
        spacing: 14 * Dp.unit
        Words {
            width: parent.width
            text: table.heading
            size: Dp.large
            color: Theme.number
        }
        Repeater {
            model: table.rows.length
            Item {
                id: row
                required property int index
                readonly property var entry: table.rows[index] ?? null
                width: column.width
                height: Math.max(texts.height, copies.height) + 16 * Dp.unit
                Accessible.role: Accessible.StaticText
                Accessible.name: entry ? [entry.name.zh, entry.copies.zh, entry.source.zh, entry.name.en, entry.copies.en, entry.source.en].join(" ") : ""
                Rectangle {
                    width: parent.width
                    height: Dp.hair
                    color: Theme.line
                }
                Rectangle {
                    id: badge
                    y: 18 * Dp.unit
                    width: Dp.body * 1.5
                    height: width
                    radius: width / 2
                    color: Theme.raised
                    Text {
                        anchors.centerIn: parent
                        text: row.index + 1
                        color: Theme.ink
                        font { family: Theme.family; pixelSize: Dp.body * 0.9 }
                    }
                }
                Column {
                    id: texts
                    x: badge.width + 18 * Dp.unit
                    y: 16 * Dp.unit
                    width: copies.x - x - Dp.gap
                    spacing: 4 * Dp.unit
                    Words {
                        width: parent.width
                        text: row.entry ? row.entry.name : null
                        size: Dp.body * 1.12
                    }
                    Words {
                        width: parent.width
                        text: row.entry ? table.origin(row.entry) : null
                        size: Dp.note * 1.08
                        color: Theme.soft
                    }
                }
                Words {
                    id: copies
                    text: row.entry && !table.narrow ? row.entry.copies : null
                    size: Dp.body * 1.12
                    align: Text.AlignRight
                    width: said ? Math.min(oneLine, row.width * 0.3) : 0
                    x: row.width - width
                    y: 16 * Dp.unit
                }
            }
        }
    }
}
