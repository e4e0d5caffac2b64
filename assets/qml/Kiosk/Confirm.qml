import QtQuick
import Hall

// Read again before the number is taken: the services, the priority, and the ways on.
Page {
    id: page

    readonly property real sideWidth: low ? 400 * Dp.unit : abreast ? 560 * Dp.unit : inner
    readonly property var others: [body.more, body.change_priority, body.proxy].filter(button => button)

    Words {
        id: headline
        width: parent.width
        text: page.body.headline
        size: Dp.title * 0.86
        squeezed: page.low
    }
    Reading {
        frame: page.frame
        anchors { top: headline.bottom; topMargin: Dp.gap; bottom: page.abreast ? parent.bottom : side.top; bottomMargin: page.abreast ? 0 : Dp.gap }
        width: page.abreast ? page.inner - page.sideWidth - 2 * Dp.gap : page.inner
        Stat {
            width: parent.width
            icon: "user-star"
            text: page.body.priority
        }
        Words {
            width: parent.width
            text: page.body.notice
            size: Dp.note * 1.08
            color: Theme.soft
        }
        Repeater {
            model: page.body.services.length
            ServiceLine {
                required property int index
                entry: page.body.services[index]
                icon: "trash"
                chosen: false
                width: parent.width
            }
        }
    }
    Column {
        id: side
        width: page.sideWidth
        x: parent.width - width
        y: parent.height - height
        spacing: Dp.gap
        TouchButton {
            face: page.body.take
            primary: true
            size: page.low ? Dp.large : Dp.title * 0.9
            width: parent.width
            height: Math.max(implicitHeight, 1.3 * Dp.target)
        }
        Grid {
            id: row
            columns: page.abreast ? 1 : Math.max(1, page.others.length)
            spacing: Dp.gap
            width: parent.width
            Repeater {
                model: page.others.length
                TouchButton {
                    required property int index
                    face: page.others[index]
                    stacked: !page.abreast
                    size: Dp.note * 1.08
                    width: (row.width - (row.columns - 1) * Dp.gap) / row.columns
                    height: Math.max(implicitHeight, Dp.target * (page.abreast ? 1.05 : 1.3))
                }
            }
        }
    }
}
