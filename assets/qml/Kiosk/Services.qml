import QtQuick
import Hall

// The services of a domain: one below the other, in two columns on a wide screen.
Page {
    id: page

    readonly property int columns: Dp.portrait ? 1 : 2
    readonly property string leaf: body.page.zh + (body.search ? body.search.typed : "")

    onLeafChanged: list.contentY = 0

    Words {
        id: headline
        width: parent.width
        text: page.body.headline
        size: Dp.title * 0.86
        squeezed: page.low
    }
    Words {
        visible: said && keys.visible && keys.brief && !page.low && typed.text === ""
        anchors { right: parent.right; verticalCenter: headline.verticalCenter }
        width: Math.min(oneLine, parent.width * 0.5)
        text: page.body.search ? page.body.search.prompt : null
        size: Dp.note
        color: Theme.soft
        align: Text.AlignRight
    }
    Text {
        id: typed
        visible: keys.visible && keys.brief
        anchors { right: parent.right; verticalCenter: headline.verticalCenter }
        text: page.body.search ? page.body.search.typed : ""
        color: Theme.number
        font { family: Theme.family; pixelSize: Dp.title; letterSpacing: 10 * Dp.unit }
    }
    SearchKeys {
        id: keys
        anchors { top: headline.bottom; topMargin: Dp.gap }
        width: parent.width
        visible: !!page.body.search
        brief: page.abreast
        search: page.body.search
    }
    Reading {
        id: list
        turns: false
        frame: page.frame
        anchors { top: keys.visible ? keys.bottom : headline.bottom; topMargin: Dp.gap; bottom: below.top; bottomMargin: Dp.gap }
        width: parent.width
        Words {
            width: parent.width
            topPadding: 60 * Dp.unit
            text: page.body.nothing_found
            size: Dp.large
            align: Text.AlignHCenter
        }
        Grid {
            id: grid
            readonly property real each: (parent.width - (page.columns - 1) * Dp.gap) / page.columns
            columns: page.columns
            spacing: Dp.gap
            Repeater {
                model: page.body.rows.length
                ServiceLine {
                    required property int index
                    entry: page.body.rows[index]
                    width: grid.each
                }
            }
        }
    }
    Grid {
        id: below
        readonly property bool both: paging.needed && basket.visible
        readonly property real half: both && page.abreast ? (page.inner - Dp.gap) / 2 : page.inner
        anchors.bottom: parent.bottom
        columns: page.abreast ? 2 : 1
        spacing: Dp.gap
        PagingRow {
            id: paging
            frame: page.frame
            body: page.body
            list: list
            width: below.half
        }
        TouchButton {
            id: basket
            face: page.body.basket
            primary: true
            size: page.abreast ? Dp.body : Dp.large
            width: below.half
            height: page.abreast ? Dp.target : implicitHeight
        }
    }
}
