import QtQuick
import Hall

// Why no number is given now and what to do instead, and what became of the guide.
Column {
    id: news

    property var body

    spacing: Dp.gap
    visible: why.said || guide.said

    Panel {
        unit: Dp.unit
        visible: why.said
        width: parent.width
        height: why.height + 1.5 * Dp.gap
        border { width: Dp.hair; color: Theme.warning }
        Words {
            id: why
            x: Dp.gap
            y: 0.75 * Dp.gap
            width: parent.width - 2 * x
            text: news.body.unavailable
            size: Dp.body
            color: Theme.warning
            besideColor: Theme.warning
        }
    }
    Words {
        id: guide
        width: parent.width
        text: news.body.guide_state
        size: Dp.note * 1.08
        color: Theme.good
        besideColor: Theme.good
    }
}
